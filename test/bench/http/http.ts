import type { Run } from '../suite';

export async function http(_run: Run): Promise<void> {}
