import { DEPARTMENTS, type Department, PEOPLE, type Person } from '../../support/hearback-organisation';

/** As they are called in each language: Chinese, English. */
export type Names<K extends string> = Readonly<Record<K, readonly [zh: string, en: string]>>;

export const staff: Names<Person> = {
  agent: [PEOPLE.agent.name, 'Agent Lin'],
  owner: [PEOPLE.owner.name, 'Zhang Wei'],
  serviceHead: [PEOPLE.serviceHead.name, 'Head Chen'],
  serviceCross: [PEOPLE.serviceCross.name, 'Director Li'],
  engineer: [PEOPLE.engineer.name, 'Engineer Qian'],
  engineeringHead: [PEOPLE.engineeringHead.name, 'Head Zhao'],
  engineeringCross: [PEOPLE.engineeringCross.name, 'Director Zhou'],
  installer: [PEOPLE.installer.name, 'Engineer Liu'],
  installationHead: [PEOPLE.installationHead.name, 'Head Sun'],
  installationCross: [PEOPLE.installationCross.name, 'Director Wu'],
  executive: [PEOPLE.executive.name, 'President Wang'],
  auditor: [PEOPLE.auditor.name, 'Auditor He'],
};

export const departments: Names<Department> = {
  service: [DEPARTMENTS.service.name, 'Customer Service'],
  engineering: [DEPARTMENTS.engineering.name, 'Engineering'],
  installation: [DEPARTMENTS.installation.name, 'Installation Service'],
};

export const customers = {
  li: ['李女士', 'Ms Li'],
  wang: ['王先生', 'Mr Wang'],
  gao: ['高先生', 'Mr Gao'],
  song: ['宋女士', 'Ms Song'],
} as const satisfies Names<string>;
export type CustomerName = keyof typeof customers;

/** Letters to customers, by template. */
export const letters = {
  receipt: ['登记回执', 'the receipt'],
  progress_update: ['进展同步', 'the update'],
  personal_update: ['责任人的来信', 'a letter of the owner'],
  reminder: ['催复信', 'the reminder'],
  delay: ['延期说明', 'the notice of delay'],
  confirmation_letter: ['确认函', 'the confirmation letter'],
  closed_by_silence: ['结案通知', 'the closing letter'],
} as const satisfies Names<string>;

export const clockStates = {
  running: ['在走', 'is running'],
  met: ['已达成', 'is met'],
  stopped: ['已停', 'has stopped'],
} as const satisfies Names<string>;

export const standings = {
  engaged: ['尚未答复', 'has not answered'],
  accepted: ['已接受', 'has accepted'],
  declined: ['已推辞', 'has declined'],
} as const satisfies Names<string>;

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
