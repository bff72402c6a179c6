# language: en
Feature: A supplier three weeks late

  While we wait for a supplier the customer sees what for, and still hears every 48 hours where the case stands.
  When the day passes that the supplier promised, and nobody sees to it, the head of the department knows.
  The planned date moves only with a reason that the customer is told; the third time the head has to grant it;
  the first date that was promised is kept for ever.

  Scenario: Waiting for a compressor
    Given it is 09:00 on 2 March 2026
    When at 09:00 on 2 March Ms Li tells us by phone (complaint, normal): "空调压缩机坏了" (the compressor of the air conditioner is broken)
    And at 09:00 Agent Lin gives the case to Zhang Wei
    And at 09:30 Zhang Wei contacts the customer by phone (reached): "说明要换压缩机" (explained that it needs a new compressor)
    And at 09:40 Zhang Wei plans "更换压缩机" (replace the compressor), to be done by 18:00 on 6 March
    And at 10:00 on 2 March Zhang Wei begins to wait for the supplier "压缩机厂" (the compressor works), who promises delivery at 12:00 on 5 March, and the customer reads "正在等厂家发压缩机" (we wait for the works to send the compressor)
    Then the customer sees the status "正在等厂家发压缩机" (we wait for the works to send the compressor)
    And the clock for planned completion is running, due at 18:00 on 6 March
    When nobody does anything until 12:30 on 4 March
    Then at 09:30 on 4 March Ms Li gets the update, which says "目前的情况：正在等厂家发压缩机" (at the moment: we wait for the works to send the compressor)
    And at 12:00 on 4 March Zhang Wei (owner) was warned: follow-up

  Scenario: The promised day passes
    When nobody does anything until 13:00 on 5 March
    Then at 12:00 on 5 March it climbed to level 1 and Head Chen (head of the department) was told: follow-up overdue
    When at 13:30 Zhang Wei does the task: "厂家缺货，改到 3月13日" (out of stock at the works, now 13 March)
    And at 13:40 Head Chen takes the escalation back: "已和厂家谈妥新的日期" (a new date is agreed with the works)
    And at 14:00 on 5 March Zhang Wei moves the date to 18:00 on 13 March, because "厂家压缩机缺货" (the works are out of compressors)
    Then at 14:00 on 5 March Ms Li gets the notice of delay, which says "调整的原因：厂家压缩机缺货" (the reason: the works are out of compressors)
    And first 18:00 on 6 March was promised, now it is 18:00 on 13 March, after 1 delay

  Scenario: Delayed again, and for the third time only with the leave of the head
    When at 14:00 on 12 March Zhang Wei moves the date to 18:00 on 20 March, because "厂家再次缺货" (out of stock again)
    Then at 14:00 Ms Li gets the notice of delay, which says "调整的原因：厂家再次缺货" (the reason: out of stock again)
    When at 14:00 on 19 March Zhang Wei moves the date to 18:00 on 27 March, because "货车途中遇大雪" (the lorry is held up by snow)
    Then at 14:00 Head Chen is asked for leave: yet another delay
    And at 14:00 Ms Li got no letter
    And first 18:00 on 6 March was promised, now it is 18:00 on 20 March, after 2 delays
    When at 15:00 Head Chen grants it
    Then at 15:00 Ms Li gets the notice of delay, which says "调整的原因：货车途中遇大雪" (the reason: the lorry is held up by snow)
    And history tells of 15:00, by Head Chen: "升级至第 1 级：陈主管（部门负责人），原因：多次延期" (escalated to level 1, Head Chen, head of the department: delayed again)
    And first 18:00 on 6 March was promised, now it is 18:00 on 27 March, after 3 delays

  Scenario: When it is repaired, everybody can see who had it for how long
    When at 10:00 on 26 March Zhang Wei ends the wait: "压缩机已到货" (the compressor has come)
    And at 16:00 Zhang Wei resolves it: "已更换压缩机" (compressor replaced)
    And at 16:10 Zhang Wei asks the customer by phone to confirm (reached): "压缩机已更换" (the compressor is replaced)
    And at 16:50 Agent Lin records the spoken yes of Ms Li (call "CALL-0326-02"): "终于好了" (good at last)
    And at 17:00 Agent Lin closes the case
    Then the supplier "压缩机厂" (the compressor works) had it for 24 days
    And Zhang Wei had it for 7 hours 20 minutes
    And the customer had it for 40 minutes
    And together that makes 24 days 8 hours
    And history tells of 10:00 on 26 March, by Zhang Wei: "结束等待（恢复处理），共 34560 分钟" (the wait ended, work resumed, after 34560 minutes)
