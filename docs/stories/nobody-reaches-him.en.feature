# language: en
Feature: A customer whom nobody reaches

  Where the system has no way to tell the customer, it does not pretend to: somebody has to call, and the head knows.
  A customer who does not answer is asked again on another day and channel (for a complaint once by phone);
  only when the objection window has passed, and the head grants it, may the case be closed for want of an answer.
  That is kept apart from a customer's yes for ever, and nobody rates in the customer's place.

  Scenario: No e-mail, so no update goes out, and somebody has to call
    Given it is 09:00 on 2 March 2026
    And Mr Gao has left nothing but a phone number
    When at 09:00 on 2 March Mr Gao tells us by phone (complaint, normal): "热水器漏水" (the water heater leaks)
    And at 09:00 Agent Lin gives the case to Zhang Wei
    And at 10:00 Zhang Wei contacts the customer by phone (reached): "约定检测" (agreed on an inspection)
    And at 10:10 Zhang Wei plans "上门检测" (inspection on site), to be done by 18:00 on 13 March
    And nobody does anything until 10:30 on 4 March
    Then at 22:00 on 3 March Zhang Wei (owner) was warned: update to the customer
    And that message waits until 09:00 on 4 March
    And at 10:00 on 4 March the system finds the customer out of reach: no channel
    And at 10:00 Zhang Wei is given a task (phone), by 10:00 on 5 March: "电话告知客户进展" (call the customer and say where the case stands)
    And at 10:00 on 4 March it climbed to level 1 and Head Chen (head of the department) was told: no message reaches the customer; somebody has to call
    And so far there have been 0 updates
    And the customer got no other letter

  Scenario: A call that nobody answers does not count, one that reaches him does
    When at 11:00 on 4 March Zhang Wei contacts the customer by phone (no answer): "没有人接" (nobody answered)
    Then the clock for follow-up is running, due at 10:00 on 5 March
    When at 09:30 on 5 March Zhang Wei contacts the customer by phone (reached): "已告知配件在途" (told him that the part is on its way)
    Then the clock for follow-up is met, due at 10:00
    And the clock for update to the customer is running, due at 09:30 on 7 March
    And nobody else was warned or told

  Scenario: A customer who does not answer is asked as the rules say, and only then is it closed
    Given at 09:00 on 9 March Ms Song tells us by e-mail (complaint, normal): "洗衣机噪音大" (the washing machine is noisy)
    And at 09:00 Agent Lin gives the case to Zhang Wei
    And at 09:30 Zhang Wei contacts the customer by phone (reached): "下午上门" (we come this afternoon)
    And at 09:40 Zhang Wei plans "更换减震器" (replace the dampers), to be done by 17:00
    And at 16:00 Zhang Wei resolves it: "已更换减震器" (dampers replaced)
    When at 16:30 Zhang Wei sends the confirmation letter: "减震器已更换，请您确认" (the dampers are replaced, please confirm)
    Then at 16:30 Ms Song gets the confirmation letter, which says "已更换减震器" (dampers replaced)
    And the clock for objection window is running, due at 18:00 on 12 March
    When at 11:00 on 10 March Zhang Wei asks the customer by phone to confirm (no answer): "没有人接" (nobody answered)
    Then the clock for objection window is running, due at 18:00 on 13 March
    And Zhang Wei cannot close the case: "关闭需要客户确认" (closing needs the customer's confirmation)
    When nobody does anything until 09:30 on 16 March
    Then at 18:00 on 13 March Head Chen is asked for leave: a complaint closed on silence
    When at 10:00 on 16 March Head Chen grants it
    Then at 10:00 the case is closed: no objection within the window
    And at 10:00 Ms Song gets the closing letter, which says "没有收到您的异议" (we have heard no objection)
    And nobody has rated it
    And history tells of 10:00, by Head Chen: "已关闭（异议期满未回应）" (closed, no objection within the window)
