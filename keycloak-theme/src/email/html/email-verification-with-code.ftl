<#import "template.ftl" as layout>
<@layout.emailLayout note=msg("cgmCodeNote")>
<@layout.greeting/>
<@layout.text key="cgmCodeText"/>
<@layout.value>${code}</@layout.value>
<@layout.closing/>
</@layout.emailLayout>
