/** The last moment of a day in UTC; undefined where no day was chosen. */
export const endOfDay = (day: string): Date | undefined => (day ? new Date(`${day}T23:59:59.999Z`) : undefined);
