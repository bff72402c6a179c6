# language: en
Feature: Feedback without a name

  Who speaks without a name gets a receipt code, which is shown nowhere else.
  There is no customer to tell, hence no clock about telling one; the clocks of the staff run as ever.

  Scenario: Nobody acknowledges it, and the head of the intake department knows
    Given it is 09:00 on 2 March 2026
    When at 09:00 on 2 March somebody tells us without a name (suggestion, low): "营业厅灯光太暗" (the hall is too dark)
    Then whoever told it gets a receipt code, which nobody can read anywhere else
    And there is no clock for first response
    And there is no clock for update to the customer
    And the clock for acknowledgement is running, due at 09:00 on 3 March
    When nobody does anything until 09:20 on 3 March
    Then at 03:00 on 3 March Head Chen (head of the intake department) was warned: acknowledgement
    And at 09:00 on 3 March it climbed to level 1 and Head Chen (head of the intake department) was told: acknowledgement overdue
    And nobody else was warned or told

  Scenario: When the work is done it may be closed
    When at 09:30 on 3 March Agent Lin acknowledges it
    And at 10:00 Agent Lin gives the case to Zhang Wei
    Then the clock for plan is running, due at 10:00 on 6 March
    When at 11:00 on 3 March Zhang Wei plans "更换灯管" (new lamps), to be done by 18:00 on 5 March
    And at 15:00 on 4 March Zhang Wei resolves it: "灯管已更换" (the lamps are replaced)
    And at 15:30 Zhang Wei closes the case
    Then at 15:30 the case is closed: anonymous
    And there is no clock for objection window
    And nobody has rated it
    And the customer got no other letter
