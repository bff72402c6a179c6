export * from './working-calendar';
export { validateCalendar } from './validate-calendar';
export { dueAt, type Target } from './due-at';
export { elapsed } from './elapsed';
export { shiftBusinessDays } from './shift-business-days';
export { monthAfter, shiftMonths } from './shift-months';
export { isWorkingTime, nextOpening } from './opening';
export { chineseCalendar } from './chinese-calendar';
