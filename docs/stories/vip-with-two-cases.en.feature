# language: en
Feature: A VIP with two open cases

  Service levels may say that what a VIP tells us is urgent, and has an owner at once.
  Each of the two cases has its own clocks and its own updates: nothing is mixed up, and no letter is missing.

  Scenario: One after the other, both are urgent
    Given it is 09:00 on 2 March 2026
    And the service levels say "VIP优先" (VIP first): what a VIP tells us is urgent, and it is for Zhang Wei
    And Ms Li is a VIP
    When at 09:30 on 2 March Ms Li tells us by phone (complaint, normal): "空调不制冷" (the air conditioner does not cool)
    Then the clock for first response is running, due at 11:30
    And at 09:30 Zhang Wei was told: "由您担任责任人" (you are the owner)
    And history tells of 09:30, by Agent Lin: "VIP优先" (VIP first)
    When at 10:00 Zhang Wei contacts the customer by phone (reached): "上午上门" (we come this morning)
    And at 10:10 Zhang Wei plans "检查制冷剂" (check the refrigerant), to be done by 18:00 on 6 March
    And at 14:00 Ms Li tells us by e-mail (after-sales service, normal): "洗衣机漏水" (the washing machine leaks)
    Then the clock for first response is running, due at 16:00
    And Agent Lin, taking a call of Ms Li, sees 2 open cases
    When at 15:00 Zhang Wei contacts the customer by phone (reached): "明天一起看" (we look at both tomorrow)
    And at 15:10 Zhang Wei plans "更换水管" (a new hose), to be done by 18:00 on 9 March

  Scenario: Each has its own updates
    When at 11:00 on 3 March Zhang Wei notes progress that the customer may see: "水管已订货" (the hose is ordered)
    And nobody does anything until 15:30 on 4 March
    Then at 15:00 on 4 March Ms Li gets the update, which says "水管已订货" (the hose is ordered)
    And so far there has been 1 update
    And the clock for update to the customer is running, due at 15:00 on 6 March
    When now look at what Ms Li told us, case 1
    Then at 10:00 on 4 March Ms Li gets the update, which says "暂时没有新的进展" (there is nothing new to report)
    And so far there has been 1 update
    And the clock for update to the customer is running, due at 10:00 on 6 March

  Scenario: One is late, the other does not suffer for it
    When nobody does anything until 18:30 on 6 March
    Then at 18:00 on 6 March it climbed to level 1 and Head Chen (head of the department) was told: planned completion overdue
    When now look at what Ms Li told us, case 2
    Then the clock for planned completion is running, due at 18:00 on 9 March
    And the case has not climbed
