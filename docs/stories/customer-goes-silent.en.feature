# language: en
Feature: A customer who no longer answers

  While we wait for a customer's answer the system reminds them twice, then sends a last notice, all within 9 business days.
  Only then does the case end for want of an answer, which is not the same as resolved; of a complaint only with the leave of the head.
  As soon as the customer answers the wait is over, and so are the reminders.

  Scenario: Two reminders, and a last notice
    Given it is 09:00 on 16 March 2026
    When at 09:00 on 16 March Ms Li tells us by e-mail (after-sales service, normal): "冰箱不制冷" (the fridge does not cool)
    And at 09:00 Agent Lin gives the case to Zhang Wei
    And at 09:10 Zhang Wei contacts the customer by phone (reached): "需要发票照片" (we need a photo of the invoice)
    And at 09:20 Zhang Wei plans "凭发票免费检修" (repair free of charge on the invoice), to be done by 18:00 on 30 April
    And at 09:30 Zhang Wei begins to wait for the customer, who reads "等您提供发票照片" (we wait for your photo of the invoice)
    Then the customer sees the status "等您提供发票照片" (we wait for your photo of the invoice)
    And the clock for answer of the customer is running, due at 09:30 on 27 March
    When nobody does anything until 12:00 on 26 March
    Then at 09:16 on 19 March Ms Li gets the reminder, which says "等您提供发票照片" (we wait for your photo of the invoice)
    And at 09:03 on 24 March Ms Li gets the reminder, which says "3月27日" (27 March)
    And at 10:15 on 26 March Ms Li gets the reminder, which says "届时仍未收到答复的，我们将暂时结束处理" (if we have not heard from you by then, we will end our work on it for now)
    And so far there have been 0 updates

  Scenario: Still no answer, and it ends for want of one
    When nobody does anything until 10:00 on 27 March
    Then history tells of 09:30 on 27 March, by the system: "处理结束（客户未回应）" (work ended, no response)
    And at 09:30 on 27 March Ms Li gets the confirmation letter, which says "因多次未能与您取得联系" (we could not reach you)
    And nobody has rated it
    And the case has not climbed

  Scenario: Of a complaint the head of the department has to grant it
    When at 09:00 on 30 March Ms Song tells us by e-mail (complaint, normal): "洗衣机漏水" (the washing machine leaks)
    And at 09:00 Agent Lin gives the case to Zhang Wei
    And at 09:10 Zhang Wei contacts the customer by phone (reached): "需要漏水照片" (we need a photo of the leak)
    And at 09:20 Zhang Wei plans "看照片定方案" (decide by the photo), to be done by 18:00 on 29 May
    And at 09:30 Zhang Wei begins to wait for the customer, who reads "等您提供漏水照片" (we wait for your photo of the leak)
    Then the clock for answer of the customer is running, due at 09:30 on 13 April
    When nobody does anything until 10:00 on 13 April
    Then at 09:30 on 13 April it climbed to level 1 and Head Chen (head of the department) was told: answer of the customer overdue
    And at 09:30 Head Chen is asked for leave: a complaint closed on silence
    And the customer sees the status "等您提供漏水照片" (we wait for your photo of the leak)
    When at 11:00 Head Chen grants it
    Then history tells of 11:00, by Head Chen: "处理结束（客户未回应）" (work ended, no response)

  Scenario: Once there is an answer, nobody presses
    When at 09:00 on 14 April Mr Wang tells us by e-mail (after-sales service, normal): "电视有条纹" (stripes on the television)
    And at 09:00 Agent Lin gives the case to Zhang Wei
    And at 09:10 Zhang Wei contacts the customer by phone (reached): "需要型号" (we need the model)
    And at 09:20 Zhang Wei plans "更换屏线" (a new screen cable), to be done by 18:00 on 29 May
    And at 09:30 Zhang Wei begins to wait for the customer, who reads "等您提供型号" (we wait for the model)
    And at 20:00 on 18 April Mr Wang answers by e-mail: "型号是 KD-55" (it is a KD-55)
    Then the clock for answer of the customer is met, due at 09:30 on 27 April
    And the customer sees the status "处理中" (in progress)
    And at 09:16 on 17 April Mr Wang gets the reminder, which says "等您提供型号" (we wait for the model)
