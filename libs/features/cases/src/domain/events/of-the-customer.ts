/** Its first version; these fields hold what is personal to the customer of the case. */
export const ofTheCustomer = <F extends string>(...fields: F[]) =>
  ({ version: 1, personal: { fields, subject: 'stream' } }) as const;
