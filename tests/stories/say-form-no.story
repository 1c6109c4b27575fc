# a bare no is no reason, and neither is what a sentence tells of a firm that nobody knows; the form is left open
world small calm
at    2026-03-02 09:00
ana   lost D-5
bot   Reason?
ana   no
bot   Nothing was taken or done | The form still asks for the reason for D-5 Acme; `never mind` puts it away
ana   不
bot   Nothing was taken or done
ana   Zzyzx Corp is lost
bot   Not taken yet. Is that the reason for D-5 Acme?
ana   never mind
bot   Cancelled, nothing was done.
bo    丢单 D-6
bot   原因
bo    不
bot   没有记入，也没有执行 | 表单还在等
bo    算了
bot   已取消
# in points, as one says it
bo    approval request D-6 discount reason="他们在比价"
bot   优惠百分比
bo    七个点
bot   #approvals AP-1
bot   to mei AP-1
bot   AP-1：D-6 折扣 7%
