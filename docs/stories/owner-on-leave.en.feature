# language: en
Feature: An owner on leave

  Who goes on leave says who stands in. What is assigned, falls due or climbs is then for the one who stands in, and
  history keeps in whose place; the absent one gets a copy and knows who sees to it.
  Once they are back, only they are asked again.

  Scenario: While he is away, the one who stands in is warned
    Given it is 09:00 on 2 March 2026
    And at 09:00 on 2 March Zhang Wei announces leave, from 10:00 on 2 March to 09:00 on 10 March, and Engineer Qian stands in: "年假" (annual leave)
    And at 09:05 on 2 March Head Chen announces leave, from 10:00 on 2 March to 09:00 on 6 March, and Agent Lin stands in: "外出培训" (training)
    When at 10:30 on 2 March Ms Li tells us by phone (complaint, normal): "空调不制冷" (the air conditioner does not cool)
    And at 10:30 Agent Lin acknowledges it
    And at 10:30 Agent Lin gives the case to Zhang Wei
    Then at 10:30 Zhang Wei was told: "您缺勤期间由钱工代为处理" (Engineer Qian sees to it while you are away)
    And at 10:30 Engineer Qian was told: "张伟缺勤，由您代为处理" (Zhang Wei is away, please see to it)
    When nobody does anything until 11:00 on 3 March
    Then at 04:30 on 3 March Engineer Qian was warned instead of Zhang Wei, who is away: first response
    And at 04:30 Zhang Wei was told: "您缺勤期间由钱工代为处理" (Engineer Qian sees to it while you are away)
    And at 10:30 it climbed to level 1 and Agent Lin was told instead of Head Chen, who is away: first response overdue
    And at 10:30 Head Chen was told: "您缺勤期间由林客服代为处理" (Agent Lin sees to it while you are away)
    And history tells of 04:30 on 3 March, by the system: "已通知 钱工（代替 张伟：缺勤）" (told Engineer Qian, in place of Zhang Wei, who is away)
    And nobody else was warned or told

  Scenario: She does the work, and he stays the owner
    When at 11:10 on 3 March Engineer Qian contacts the customer by phone (reached): "代张伟致歉，约定上门" (apologised for Zhang Wei, agreed on a visit)
    Then the clock for first response is met, due at 10:30
    And history tells of 11:10 on 3 March, by Engineer Qian: "代张伟致歉" (apologised for Zhang Wei)

  Scenario: Once he is back, only he is asked
    When at 10:00 on 10 March Mr Wang tells us by phone (complaint, normal): "冰箱结霜" (the fridge is frosted)
    And at 10:00 Agent Lin acknowledges it
    And at 10:00 Agent Lin gives the case to Zhang Wei
    And nobody does anything until 05:00 on 11 March
    Then at 10:00 on 10 March Zhang Wei was told: "由您担任责任人" (you are the owner)
    And at 10:00 Engineer Qian was told nothing
    And at 04:00 on 11 March Zhang Wei (owner) was warned: first response
    And nobody else was warned or told
