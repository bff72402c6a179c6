import { readSettings } from './settings';

describe('settings', () => {
  it('take several Redis nodes, separated by commas', () => {
    const { redisCluster, redisSentinels, redisUrl } = readSettings({
      REDIS_CLUSTER: 'redis://a:1, rediss://:secret@b:2',
    });
    expect([redisCluster, redisSentinels, redisUrl]).toEqual([
      ['redis://a:1', 'rediss://:secret@b:2'],
      undefined,
      undefined,
    ]);
  });

  it('name every wrong one at once', () => {
    const read = () =>
      readSettings({
        REDIS_URL: 'http://a',
        REDIS_CLUSTER: 'redis://a:1,b:2',
        PORT: 'x',
        DATABASE_REPLICA_URL: 'postgres://standby/hearback',
      });
    const expected = [
      /PORT: /,
      /REDIS_URL: must be a URL starting with redis:\/\/ or rediss:\/\//,
      /REDIS_CLUSTER: must be URLs .* separated by commas/,
      /REDIS_CLUSTER: stands in place of REDIS_URL/,
      /DATABASE_REPLICA_URL: needs DATABASE_URL/,
    ];
    for (const line of expected) expect(read).toThrow(line);
  });

  it('refuse Sentinels that do not know what to watch', () => {
    const sentinels = { REDIS_SENTINELS: 'redis://a:26379,redis://b:26379' };
    expect(() => readSettings(sentinels)).toThrow(/REDIS_SENTINELS: needs REDIS_URL.*redis:\/\/mymaster/);
    expect(readSettings({ ...sentinels, REDIS_URL: 'redis://mymaster' }).redisSentinels).toHaveLength(2);
  });
});
