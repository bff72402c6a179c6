export * from './working-calendar';
export { validateCalendar } from './validate-calendar';
export { dueAt, type Target } from './due-at';
export { elapsed } from './elapsed';
export { stretches, type Stretch } from './stretches';
export { unknownYears } from './unknown-years';
export { shiftBusinessDays } from './shift-business-days';
export { isWorkingTime, nextOpening } from './opening';
export { chineseCalendar } from './chinese-calendar';
