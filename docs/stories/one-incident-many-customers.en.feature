# language: en
Feature: One incident, five hundred customers

  Feedback of one cause is joined in one call: one owner, one plan, one text, one ladder.
  Each customer still gets a letter and confirms alone: where one objects, that case goes its own way again.

  Scenario: Five hundred join in one call
    Given it is 09:00 on 2 March 2026
    When at 09:00 on 2 March Ms Li tells us by phone (complaint, normal): "空调不制冷，疑似整批缺陷" (the air conditioner does not cool, perhaps the whole batch)
    And at 09:00 Agent Lin gives the case to Zhang Wei
    And at 09:00 499 other customers tell us by phone (after-sales service, normal): "新空调不制冷" (the new air conditioner does not cool)
    And at 10:00 Zhang Wei declares an incident: "三月批次压缩机缺陷" (compressors of the March batch)
    And at 10:05 Zhang Wei has those 499 join in one call, and tells their customers "原因已查明，正在备件" (the cause is known, parts are on their way)
    Then each customer of those that joined got one letter, which says "原因已查明，正在备件" (the cause is known, parts are on their way)

  Scenario: One plan, one text
    When at 10:30 on 2 March Zhang Wei plans "逐户更换压缩机" (a new compressor in each home), to be done by 12:00 on 3 March
    Then all that joined belong to Zhang Wei, and are planned for 12:00 on 3 March
    When at 10:40 on 2 March Zhang Wei writes one text for all: "配件已发出，明天中午前逐户更换" (the parts are sent, replaced by noon tomorrow)
    Then each customer of those that joined got one letter, which says "配件已发出，明天中午前逐户更换" (the parts are sent, replaced by noon tomorrow)

  Scenario: When the date passes it climbs once, not five hundred times
    When nobody does anything until 12:30 on 3 March
    Then at 12:00 on 3 March it climbed to level 1 and Head Chen (head of the department) was told: planned completion overdue
    And none of those that joined has climbed

  Scenario: Resolved together, confirmed by each
    When at 15:00 on 3 March Zhang Wei resolves it: "压缩机已更换" (compressors replaced)
    Then of those that joined 499 wait for their customer, and 0 have the customer’s yes
    When at 16:00 on 3 March customer 1 of them confirms in writing: "已修好" (it works)
    And at 16:05 Agent Lin closes the case
    Then at 16:05 the case is closed: confirmed by the customer
    When at 16:10 customer 2 of them objects: "仍然不制冷" (it still does not cool)
    Then the customer sees the status "处理中" (in progress)
    And of those that joined 497 wait for their customer, and 1 have the customer’s yes
