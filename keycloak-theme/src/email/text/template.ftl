<#ftl output_format="plainText">
<#macro greeting>
<#local name = ((user.firstName)!firstName!"") + " " + ((user.lastName)!lastName!"")>
${msg("cgmGreeting")}<#if name?trim?has_content> ${name?trim}</#if>,
</#macro>
<#macro closing>
${msg("cgmClosing")}
${msg("cgmSender")}
</#macro>
