import type { Stage } from '../stage';

/** A case that everybody neglects: it climbs by itself, and its customer still hears every 48 hours. */
export async function neglected(stage: Stage): Promise<string> {
  await stage.nextMorning();
  stage.title('----  孙先生: 洗衣机不排水,无人处理 (nobody does anything; watch the clocks)');
  const { id } = await stage.act(stage.people.agent.api, '', {
    ...{ type: 'complaint', channel: 'online_chat', urgency: 'urgent' },
    customer: { kind: 'person', name: '孙先生', contact: { email: 'sun@example.com' } },
    description: '洗衣机昨天使用时突然不排水',
    verbatim: ['你们必须今天来处理!'],
  });
  await stage.pass('PT4H');
  await stage.pass('PT44H');
  await stage.pass('PT48H');
  return id;
}
