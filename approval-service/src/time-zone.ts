/** Where the vendor and its customers are: days, weeks and the times of a file begin there. */
export const TIME_ZONE = "Europe/Berlin";
