<#import "template.ftl" as layout>
<@layout.emailLayout note=msg("cgmEventNote")>
<@layout.greeting/>
<@layout.paragraph>${msg("cgmEventUpdatePassword", event.date?datetime?string(msg("cgmDateFormat")), event.ipAddress!"-")}</@layout.paragraph>
<@layout.closing/>
</@layout.emailLayout>
