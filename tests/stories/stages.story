# stages ask for what they need, are not skipped in silence, and go back with a reason
world small calm
at    2026-03-02 09:00
ana   deal stage D-5 contract
bot   For Contract, D-5 Acme: Approved quote version? | [Save]
ana   deal stage D-5 contract reason="they are in a hurry"
bot   For Contract, D-5 Acme: Approved quote version? | [Save]
ana   fills quote_approved=Q-1 signer="J Acme" entity="Acme GmbH" tax_id=DE811111111
bot   D-5 Acme is in Contract since today, €4,000. | [To Won] [Show] [Undo]
ana   deal stage D-5 negotiation
bot   D-5 Acme: from Contract to Negotiation needs a reason | [Save]
ana   deal stage D-5 negotiation reason="the signer changed"
bot   D-5 Acme is in Negotiation since today, €4,000. | [To Contract] [Show] [Undo]
ana   deal stage D-5 nowhere
bot   There is no stage "nowhere"
ana   deal stage D-5 negotiation
bot   D-5 is in Negotiation already
bo    阶段 D-6 演示
bot   进入“演示”还需要：演示日期？ | [保存]
bo    fills demo_on=明天 attendees=王总 success=试用
bot   D-6 鼎砺机械 今天进入“演示”阶段，¥480,000。 | [进入报价] [查看] [撤销]
bo    阶段 D-6 下一步
bot   进入“报价”还需要：预计成交日？ | [保存]
