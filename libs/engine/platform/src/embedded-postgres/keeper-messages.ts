import path from 'node:path';

/** What the keeper tells the process that has started it. */
export type KeeperMessage =
  | { readonly type: 'log'; readonly line: string }
  | { readonly type: 'ready'; readonly ownerUrl: string; readonly appUrl: string }
  | { readonly type: 'failed'; readonly message: string };

/** To be started with an ipc channel and the data directory as its only argument. */
export const keeperScript = path.join(__dirname, 'keeper.js');
