# language: en
Feature: An urgent complaint late at night

  What is urgent has an answer within 2 hours, at night as well.
  Where nobody answers, the owner is warned and it climbs, level by level; these messages wait for no opening time.
  Without the customer's word the case does not close.

  Scenario: Nobody acts at night, and it climbs level by level
    Given it is 22:30 on 2 March 2026
    When at 22:30 on 2 March Ms Li tells us by phone (complaint, urgent): "新空调不制冷，孩子发烧" (the new air conditioner does not cool, the child has a fever)
    And at 22:30 Agent Lin gives the case to Zhang Wei
    Then the customer sees the status "处理中" (in progress)
    And at 22:30 Ms Li gets the receipt, which says "我们会在 3月3日 周二 00:30 之前与您联系" (we will contact you by Tuesday 3 March, 00:30)
    And the clock for first response is running, due at 00:30 on 3 March
    When nobody does anything until 03:00 on 3 March
    Then at 00:00 Zhang Wei (owner) was warned: first response
    And that message goes out at once, whatever the hour
    And at 00:30 it climbed to level 1 and Head Chen (head of the department) was told: first response overdue
    And that message goes out at once, whatever the hour
    And at 01:30 it climbed to level 2 and Director Li (cross-department owner) was told: first response overdue
    And that message goes out at once, whatever the hour
    And at 02:30 it climbed to level 3 and President Wang (executive on duty) was told: first response overdue
    And that message goes out at once, whatever the hour
    And nobody else was warned or told

  Scenario: In the morning she is answered, and it is repaired
    When at 08:30 on 3 March President Wang accepts the escalation and promises 12:00
    Then at 08:30 Zhang Wei was told: "王总 已接手服务单" (President Wang has accepted the case)
    When at 09:05 Zhang Wei contacts the customer by phone (reached): "致歉，上午派人上门" (apologised, somebody comes this morning)
    Then the clock for first response is met, due at 00:30
    When at 09:20 Zhang Wei plans "上门补加制冷剂" (add refrigerant on site), to be done by 16:00
    And at 11:00 Zhang Wei notes progress that the customer may see: "工程师已到场" (the engineer is there)
    And at 15:00 Zhang Wei resolves it: "补加制冷剂后制冷正常" (cools again, refrigerant added)
    Then the customer sees the status "已解决,请确认" (resolved, please confirm)
    And the clock for planned completion is met, due at 16:00
    And nobody else was warned or told

  Scenario: Only with her word does it close
    When at 15:10 on 3 March Zhang Wei asks the customer by phone to confirm (reached): "空调已修好" (the air conditioner is repaired)
    Then Zhang Wei cannot close the case: "关闭需要客户确认" (closing needs the customer's confirmation)
    And Zhang Wei may not record a spoken yes: "须由处理人以外的同事记录" (somebody else than who resolved it must record it)
    When at 15:40 Agent Lin records the spoken yes of Ms Li (call "CALL-0303-07"): "好的，凉快了" (good, it is cool now)
    And at 15:45 Agent Lin closes the case
    Then at 15:45 the case is closed: confirmation recorded by staff
    And the customer sees the status "已关闭" (closed)
    And history tells of 15:40, by Agent Lin: "客户已确认（口头）：好的，凉快了" (the customer confirmed, orally: good, it is cool now)
    And history is whole and was not tampered with
    And the customer got no other letter
