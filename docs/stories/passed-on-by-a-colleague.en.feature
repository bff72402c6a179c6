# language: en
Feature: Passed on by a colleague

  Whichever colleague the customer told, it counts: clocks run from when the customer spoke, not from when it was recorded.
  A late entry shows; of the steps of a clock that are past already only the highest fires, and one message escalates.

  Scenario: Recorded two days later
    Given it is 10:00 on 4 March 2026
    When at 10:00 on 4 March Engineer Liu passes on what Ms Li told at 15:00 on 2 March by site visit (complaint, normal): "空调滴水" (the air conditioner drips)
    Then the case is marked as entered late, and names Engineer Liu as who passed it on
    And the clock for first response is running, due at 15:00 on 3 March
    And the clock for acknowledgement is running, due at 15:00 on 3 March
    When nobody does anything until 10:01 on 4 March
    Then at 10:00 on 4 March it climbed to level 2 and Director Li (cross-department owner) was told: acknowledgement overdue
    And at 10:00 level 2 had one more cause, and no message: first response overdue
    And of acknowledgement only level 2 fired, and the 2 steps before it were skipped
    And of first response only level 2 fired, and the 2 steps before it were skipped
    And at 10:00 Head Chen (head of the intake department) was warned: update to the customer
    And nobody else was warned or told

  Scenario: Late as it is, it is acknowledged and answered, and how late shows
    When at 10:05 on 4 March Agent Lin acknowledges it
    And at 10:10 Agent Lin gives the case to Zhang Wei
    And at 10:20 Zhang Wei contacts the customer by phone (reached): "致歉，下午上门" (apologised, we come this afternoon)
    Then the clock for acknowledgement is met, due at 15:00 on 3 March
    And the clock for first response is met, due at 15:00 on 3 March
    And the clock for update to the customer is running, due at 10:20 on 6 March
    And history tells of 15:00 on 2 March, by Agent Lin: "空调滴水" (the air conditioner drips)
    And history tells of 10:05 on 4 March, by Agent Lin: "已受理" (acknowledged)
