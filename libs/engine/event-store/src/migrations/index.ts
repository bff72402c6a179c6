import { EventLog1700000000100 } from './0001-event-log';
import { KeysWithFacts1700000000900 } from './0002-keys-with-facts';

export const eventLogMigrations = [EventLog1700000000100, KeysWithFacts1700000000900];
