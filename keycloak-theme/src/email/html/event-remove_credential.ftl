<#import "template.ftl" as layout>
<@layout.emailLayout note=msg("cgmEventNote")>
<@layout.greeting/>
<@layout.paragraph>${msg("cgmEventRemoveCredential", event.date?datetime?string(msg("cgmDateFormat")), event.ipAddress!"-", event.getDetail("credential_type")!"-")}</@layout.paragraph>
<@layout.closing/>
</@layout.emailLayout>
