/** Personal data that is found nowhere else. */
export const canary = {
  name: 'Kanarina Vogelsang',
  phone: '13955501999',
  email: 'kanarina.vogelsang@canary.example',
};

/** What must not be found where no personal data belongs. */
export const TRACES = ['vogelsang', '13955501999'];
