<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.greeting/>

${msg("cgmEventTemporaryLockout", event.date?datetime?string(msg("cgmDateFormat")))}

<@layout.closing/>

--
${msg("cgmEventNote")}
