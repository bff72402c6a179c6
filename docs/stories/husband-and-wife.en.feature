# language: en
Feature: The husband calls, the wife writes, and it is one air conditioner

  Where two people tell of one matter by two channels, it is named as a possible duplicate at once; joined, the earliest
  receipt and the strictest urgency count.
  Both go on hearing, each about their own words; and where it was a mistake, the two are parted again.

  Scenario: Named at once, and joined
    Given it is 09:00 on 2 March 2026
    And the order of Mr Wang is "SO-2026-00417"
    And the order of Ms Li is "SO-2026-00417"
    When at 09:00 on 2 March Mr Wang tells us by phone (complaint, normal): "新空调安装后不制冷" (the new air conditioner does not cool)
    And at 09:00 Agent Lin gives the case to Zhang Wei
    Then the clock for first response is running, due at 09:00 on 3 March
    When at 09:20 Agent Lin passes on what Ms Li told at 08:00 on 2 March by e-mail (complaint, urgent): "家里空调三天不制冷" (the air conditioner at home has not cooled for three days)
    Then it is named at once as a possible duplicate of the case of Mr Wang
    When at 09:25 Zhang Wei joins the case of Ms Li to the one of Mr Wang: "夫妻二人，同一台空调" (husband and wife, one air conditioner)
    Then the customer sees the status "处理中" (in progress)
    And the clock for first response has stopped, due at 10:00 on 2 March
    When now look at the case of Mr Wang
    Then the clock for first response is running, due at 10:00 on 2 March

  Scenario: Both hear, each about their own words
    When at 09:40 on 2 March Zhang Wei writes to the customer: "工程师上午到" (the engineer comes this morning)
    Then at 09:40 Mr Wang gets a letter of the owner, which says "新空调安装后不制冷" (the new air conditioner does not cool)
    And at 09:40 Ms Li gets a letter of the owner, which says "家里空调三天不制冷" (the air conditioner at home has not cooled for three days)
    And the clock for first response is met, due at 10:00

  Scenario: They were two after all, and are parted
    When at 14:00 on 2 March Zhang Wei parts the case of Ms Li from the one of Mr Wang: "她说的是父母家的空调" (she meant the one of her parents)
    Then the customer sees the status "已收到" (received)
    And the clock for first response is running, due at 16:00
    When now look at the case of Mr Wang
    And at 14:30 Zhang Wei writes to the customer: "已补加制冷剂" (refrigerant added)
    Then at 14:30 Mr Wang gets a letter of the owner, which says "已补加制冷剂" (refrigerant added)
    And at 14:30 Ms Li got no letter
    And history tells of 14:00, by the system: "已分出：她说的是父母家的空调" (parted: she meant the one of her parents)
