# language: en
Feature: Broken again after a month

  Within 30 days of closing a word of the customer reopens the case, and all its clocks start again.
  After that it is a new case, which says that it is the old trouble again, and both show it.

  Scenario: Within thirty days it is reopened
    Given it is 09:00 on 2 March 2026
    When at 09:00 on 2 March Ms Li tells us by phone (after-sales service, normal): "空调不制冷" (the air conditioner does not cool)
    And at 09:00 Agent Lin gives the case to Zhang Wei
    And at 10:00 Zhang Wei contacts the customer by phone (reached): "下午上门" (we come this afternoon)
    And at 16:00 Zhang Wei resolves it: "已补加制冷剂" (refrigerant added)
    And at 16:10 Zhang Wei asks the customer by phone to confirm (reached): "已修好" (it is repaired)
    And at 16:20 Ms Li confirms in writing: "好的" (good)
    And at 16:30 Agent Lin closes the case
    When at 10:00 on 20 March Agent Lin reopens it at the customer’s wish: "又不制冷了" (it does not cool again)
    Then at 10:00 Zhang Wei was told: "又不制冷了" (it does not cool again)
    And the customer sees the status "处理中" (in progress)
    And the clock for first response is running, due at 10:00 on 21 March
    When at 11:00 Zhang Wei contacts the customer by phone (reached): "下午换阀门" (a new valve this afternoon)
    And at 16:00 Zhang Wei resolves it: "已更换阀门" (valve replaced)
    And at 16:10 Zhang Wei asks the customer by phone to confirm (reached): "已修好" (it is repaired)
    And at 16:20 Ms Li confirms in writing: "这次好了" (it works this time)
    And at 16:30 Agent Lin closes the case
    Then at 16:30 the case is closed: confirmed by the customer

  Scenario: After thirty days it is a new case
    When nobody does anything until 10:00 on 20 April
    Then Agent Lin can no longer reopen it: "关闭后 30 天内可以重新打开" (a case may be reopened within 30 days of closing)
    And the customer sees the status "已关闭" (closed)
    When at 10:00 on 20 April Ms Li tells us by phone (after-sales service, normal), of the same trouble again: "还是不制冷" (it still does not cool)
    Then of what Ms Li told us, case 2 says that it is case 1 again, and both show it
    And the customer sees the status "已收到" (received)
    And the clock for first response is running, due at 10:00 on 21 April
    When now look at the case of Ms Li
    Then history tells of 10:00 on 20 April, by the system: "问题再次出现" (the trouble is back)
