<#assign font = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif;">
<#assign paragraphStyle = "margin:0 0 16px;font-size:16px;line-height:24px;color:#1b2733;" + font>
<#assign small = "margin:0 0 8px;font-size:13px;line-height:20px;color:#52606d;" + font>

<#-- The frame of every mail: tables and inline styles, because mail clients know little else; nothing is loaded. -->
<#macro emailLayout note="">
<!doctype html>
<html lang="${locale.language}" dir="${(ltr)?then('ltr','rtl')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>CGM PORTAL</title>
</head>
<body style="margin:0;padding:0;background:#eef2f6">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#eef2f6">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:12px;overflow:hidden">
<tr><td style="padding:20px 32px;background:#0b3d6b;color:#ffffff;font-size:18px;font-weight:700;letter-spacing:.04em;${font}">CGM PORTAL</td></tr>
<tr><td style="padding:32px;font-size:16px;line-height:24px;color:#1b2733;${font}">
<#nested>
</td></tr>
<#if note?has_content>
<tr><td style="padding:20px 32px;background:#f6f8fa;border-top:1px solid #dde4ea"><p style="${small}margin-bottom:0">${note}</p></td></tr>
</#if>
</table>
</td></tr>
</table>
</body>
</html>
</#macro>

<#-- A person is addressed by name as plain data: it never passes through MessageFormat. -->
<#macro greeting>
<#local name = ((user.firstName)!firstName!"") + " " + ((user.lastName)!lastName!"")>
<@paragraph>${msg("cgmGreeting")}<#if name?trim?has_content> ${name?trim}</#if>,</@paragraph>
</#macro>

<#macro paragraph>
<p style="${paragraphStyle}"><#nested></p>
</#macro>

<#macro text key>
<@paragraph>${msg(key)}</@paragraph>
</#macro>

<#macro value>
<p style="margin:0 0 24px;padding:16px 20px;border-radius:8px;background:#f4f7fa;font-size:18px;font-weight:700;word-break:break-word;color:#1b2733;${font}"><#nested></p>
</#macro>

<#macro button label href>
<table role="presentation" cellpadding="0" cellspacing="0" style="margin:8px 0 24px"><tr><td style="border-radius:8px;background:#0b3d6b">
<a href="${href}" style="display:inline-block;padding:14px 28px;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none;${font}">${label}</a>
</td></tr></table>
</#macro>

<#macro closing>
<p style="${paragraphStyle}margin-top:24px">${msg("cgmClosing")}<br>${msg("cgmSender")}</p>
</#macro>
