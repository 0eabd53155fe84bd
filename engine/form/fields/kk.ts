import { civilNumber, hasDate } from './civil-number.js';

/** Number of the family card: 6 digits of the region, date of issue DDMMYY, 4 serial. */
export const kk = civilNumber('kk', (digits) => hasDate(digits, false));
