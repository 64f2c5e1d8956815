<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.greeting/>

${msg("cgmEventPermanentLockout", event.date?datetime?string(msg("cgmDateFormat")))}

<@layout.closing/>

--
${msg("cgmEventNote")}
