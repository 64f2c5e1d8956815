<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.greeting/>

${msg("cgmCodeText")}

${code}

<@layout.closing/>

--
${msg("cgmCodeNote")}
