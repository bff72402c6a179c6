# language: en
Feature: Two departments that both decline

  A department may decline, with a reason and a word on who should do it instead, who is asked at once.
  After the second refusal the accountable person rules within 4 business hours; then nobody can pass it on any more.
  Until another one takes it, the time counts for whoever had it.

  Scenario: Each points to the other
    Given it is 09:00 on 2 March 2026
    When at 09:00 on 2 March Ms Li tells us by phone (complaint, normal): "空调漏水，泡坏地板" (the air conditioner leaks and has spoilt the floor)
    And at 09:00 Agent Lin gives the case to Zhang Wei
    And at 09:20 Zhang Wei contacts the customer by phone (reached): "说明正在查明原因" (said that we look for the cause)
    And at 09:40 Zhang Wei plans "查明漏水原因" (find out why it leaks), to be done by 18:00 on 13 March
    And at 10:00 on 2 March Zhang Wei asks Engineering to lead, because "疑似质量问题" (it looks like a defect), with Zhang Wei accountable
    Then at 10:00 Head Zhao was told: "请贵部门牵头" (your department is asked to lead)
    And Engineering has not answered
    When at 11:00 Head Zhao declines: "是安装不当" (it was installed badly), and says it is for Installation Service
    Then Engineering has declined
    And at 11:00 Head Sun was told: "请贵部门牵头" (your department is asked to lead)
    When at 11:30 Head Sun declines: "安装合格，是质量问题" (it was installed well, it is a defect), and says it is for Engineering
    Then at 11:30 Zhang Wei was told: "请您作为主责人裁定由哪个部门负责" (as the accountable person, please rule which department takes it)
    And the clock for ruling is running, due at 17:00

  Scenario: A ruling that does not come climbs as well
    When nobody does anything until 18:00 on 2 March
    Then at 16:00 Zhang Wei (owner) was warned: ruling
    And at 17:00 it climbed to level 1 and Head Chen (head of the department) was told: ruling overdue
    And nobody else was warned or told

  Scenario: After the ruling nobody can pass it on
    When at 09:30 on 3 March Zhang Wei rules that it is for Engineering: "同批次有三起漏水" (three of this batch leak)
    Then Engineering has accepted
    And the clock for ruling is met, due at 17:00 on 2 March
    And at 09:30 on 3 March Head Zhao was told: "已裁定由技术部负责" (Engineering has the case, by ruling)
    And Head Zhao can no longer decline: "不能再推辞" (cannot decline any more)
    When at 10:00 Head Zhao accepts and gives it to Engineer Qian
    And nobody does anything until 12:00
    Then Zhang Wei had it for 1 day 30 minutes
    And Engineering had it without an owner for 30 minutes
    And Engineer Qian had it for 2 hours
    And together that makes 1 day 3 hours
    And history tells of 09:30 on 3 March, by Zhang Wei: "主责人裁定由技术部负责：同批次有三起漏水" (ruled: the case is with Engineering: three of this batch leak)
    And nobody else was warned or told
