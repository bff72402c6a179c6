# language: en
Feature: The Spring Festival, with its make-up workdays

  Business days follow the published calendar: in 2026 the Spring Festival is from 15 to 23 February, and Saturdays
  14 and 28 February are workdays.
  Updates come every 48 hours, holidays or not; the fact is recorded when it is due, and a letter that is not urgent
  waits for opening time.

  Scenario: Three business days across the Spring Festival
    Given it is 16:00 on 13 February 2026
    When at 16:00 on 13 February Ms Li tells us by e-mail (suggestion, low): "说明书字太小" (the print of the manual is too small)
    And at 16:00 Agent Lin acknowledges it
    And at 16:00 Agent Lin gives the case to Zhang Wei
    And at 16:10 Zhang Wei plans "改版说明书" (a new edition of the manual), to be done by 18:00 on 30 April
    Then the clock for first response is running, due at 16:00 on 25 February

  Scenario: An update that falls due on a holiday is recorded then, and sent at opening
    When at 10:00 on 21 February Mr Wang tells us by phone (complaint, normal): "暖气不热" (the radiator stays cold)
    And at 10:00 Zhang Wei contacts the customer by phone (reached): "节后第一天上门" (we come on the first day after the holiday)
    And nobody does anything until 09:30 on 24 February
    Then at 10:00 on 23 February one update is on record, due at 10:00, and 0 after it were missed
    And at 09:00 on 24 February Mr Wang gets the update, which says "暂时没有新的进展" (there is nothing new to report)
    And so far there has been 1 update
    And the clock for update to the customer is running, due at 10:00 on 25 February

  Scenario: The make-up Saturday is a business day, the holidays are not
    When now look at the case of Ms Li
    And nobody does anything until 16:05 on 25 February
    Then at 17:52 on 24 February Zhang Wei (owner) was warned: first response
    And at 16:00 on 25 February it climbed to level 1 and Head Chen (head of the department) was told: first response overdue
    When at 16:20 on 25 February Ms Song tells us by e-mail (suggestion, low): "希望增加静音模式" (a silent mode would be nice)
    Then the clock for first response is running, due at 16:20 on 28 February
