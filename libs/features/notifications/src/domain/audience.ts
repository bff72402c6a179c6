export type Audience = 'customer' | 'staff';
