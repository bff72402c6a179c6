import { numberedId } from './numbered-id';

const id = 'c0ffee00-0000-5000-8000-0000000000ff';

describe('ids of several things of one command', () => {
  it('begin with its own', () => expect(numberedId(id, 0)).toBe(id));
  it('follow it', () => expect(numberedId(id, 1)).toBe('c0ffee00-0000-5000-8000-000000000100'));
  it('stay ids at the end of the range', () =>
    expect(numberedId('c0ffee00-0000-5000-8000-ffffffffffff', 1)).toBe('c0ffee00-0000-5000-8000-000000000000'));
});
