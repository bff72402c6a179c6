# language: en
Feature: A week of downtime

  The system was down for a week. When it is back it does not send what it owes letter by letter: each customer gets one,
  which admits that it is late. Colleagues too get one message that escalates, at the highest level.
  The next update keeps to the old hours, and nothing goes out twice.

  Scenario: Before
    Given it is 09:00 on 2 March 2026
    When at 09:00 on 2 March Mr Wang tells us by phone (complaint, normal): "冰箱不制冷" (the fridge does not cool)
    And at 09:00 Ms Li tells us by phone (complaint, normal): "空调异响" (the air conditioner makes a noise)
    And at 09:00 Zhang Wei contacts the customer by phone (reached): "约定更换风扇" (agreed on a new fan)
    And at 09:00 Agent Lin gives the case to Zhang Wei
    And at 09:05 Zhang Wei plans "更换风扇" (a new fan), to be done by 18:00 on 20 March
    Then the clock for update to the customer is running, due at 09:00 on 4 March

  Scenario: When it is back, the customer gets one letter
    When the system is down, and comes back at 10:00 on 11 March
    Then at 10:00 on 11 March one update is on record, due at 09:00 on 4 March, and 3 after it were missed
    And at 10:00 on 11 March Ms Li gets the update, which says "这次同步比约定的时间晚了" (this update is later than we promised)
    And so far there has been 1 update
    And the clock for update to the customer is running, due at 09:00 on 12 March

  Scenario: The case that nobody answered climbs to its highest level only
    When now look at the case of Mr Wang
    Then of first response only level 2 fired, and the 2 steps before it were skipped
    And at 10:00 on 11 March it climbed to level 2 and Director Li (cross-department owner) was told: acknowledgement overdue
    And at 10:00 level 2 had one more cause, and no message: first response overdue
    And nobody else was warned or told

  Scenario: The next one keeps to the old hours
    When now look at the case of Ms Li
    And nobody does anything until 09:30 on 12 March
    Then at 09:00 on 12 March Ms Li gets the update, which says "暂时没有新的进展" (there is nothing new to report)
    And so far there have been 2 updates
    And the clock for update to the customer is running, due at 09:00 on 14 March
