import { derivedId } from '@engine/event-store';
import { derivedId as derivedIdOfPlatform } from '@engine/platform';

// The platform may not import the event store, which imports it.
it('derives the same ids in both engine libraries', () => {
  expect(derivedId('a', 1, '案')).toBe(derivedIdOfPlatform('a', 1, '案'));
});
