<#ftl output_format="plainText">
<#macro greeting>
${msg("cgmGreeting")}<#if (user.firstName)?has_content || (user.lastName)?has_content> ${(((user.firstName)!"") + " " + ((user.lastName)!""))?trim}</#if>,
</#macro>
<#macro closing>
${msg("cgmClosing")}
${msg("cgmSender")}
</#macro>
