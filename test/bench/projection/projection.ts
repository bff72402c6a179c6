import type { Run } from '../suite';

export async function projection(_run: Run): Promise<void> {}
