<#import "template.ftl" as layout>
<@layout.emailLayout note=msg("cgmEventNote")>
<@layout.greeting/>
<@layout.paragraph>${msg("cgmEventPermanentLockout", event.date?datetime?string(msg("cgmDateFormat")))}</@layout.paragraph>
<@layout.closing/>
</@layout.emailLayout>
