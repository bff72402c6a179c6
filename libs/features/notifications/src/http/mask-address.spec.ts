import { maskAddress } from './mask-address';

it.each([
  ['li.na@example.com', 'l***@example.com'],
  ['李娜@例子.中国', '李***@例子.中国'],
  ['', '***'],
  ['no address', '***'],
  ['a@b@c', '***'],
])('masks %j as %s', (address, masked) => expect(maskAddress(address)).toBe(masked));
