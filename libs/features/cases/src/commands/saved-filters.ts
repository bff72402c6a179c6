import { handlesKnowing } from '@engine/event-store';
import { CaseKnowledge } from '../case-knowledge';
import { ChangeFilter, changeFilter, DeleteFilter, deleteFilter } from '../domain/saved-filters/change-filter';
import { SaveFilter, saveFilter } from '../domain/saved-filters/save-filter';
import { savedFilterStream } from '../domain/saved-filters/saved-filter';

/** The part of the map that is about filters that somebody keeps. */
export const savedFiltersHandlers = [
  handlesKnowing(CaseKnowledge, SaveFilter, savedFilterStream, ({ directory }) => saveFilter(directory)),
  handlesKnowing(CaseKnowledge, ChangeFilter, savedFilterStream, ({ directory }) => changeFilter(directory)),
  handlesKnowing(CaseKnowledge, DeleteFilter, savedFilterStream, ({ directory }) => deleteFilter(directory)),
];
