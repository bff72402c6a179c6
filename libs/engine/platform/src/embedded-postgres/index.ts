export { ensurePostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './ensure-postgres';
export { keeperScript, type KeeperMessage } from './keeper-messages';
export { type DatabaseRole } from './credentials';
