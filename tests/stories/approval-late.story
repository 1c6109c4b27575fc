# a step whose time is over is late and not decided, also where nobody above can be asked
world small calm
at    2026-03-02 09:00
bo    申请审批 D-6 折扣 9折 理由=老客户
skip  3
card  AP-1 #approvals contains ● 梅琳
sleep 1d
skip  3
card  AP-1 #approvals contains ! 梅琳
