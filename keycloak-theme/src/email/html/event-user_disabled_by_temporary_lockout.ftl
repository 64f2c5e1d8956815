<#import "template.ftl" as layout>
<@layout.emailLayout note=msg("cgmEventNote")>
<@layout.greeting/>
<@layout.paragraph>${msg("cgmEventTemporaryLockout", event.date?datetime?string(msg("cgmDateFormat")))}</@layout.paragraph>
<@layout.closing/>
</@layout.emailLayout>
