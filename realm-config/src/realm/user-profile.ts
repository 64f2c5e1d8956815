import type { UserProfile, UserProfileAttribute } from "../definition/user-profile.ts";
import type { PublishedVersion } from "../legal/published.ts";
import { ATTRIBUTES } from "../names.ts";
import { legalAttribute } from "./legal.ts";

const personName: Omit<UserProfileAttribute, "name" | "displayName"> = {
  permissions: { view: ["admin", "user"], edit: ["admin", "user"] },
  required: { roles: ["user"] },
  validations: { length: { max: 100 }, "person-name-prohibited-characters": {} },
  multivalued: false,
};

/** The attributes of a user, in the order forms show them. */
export function userProfile(legalVersions: readonly PublishedVersion[]): UserProfile {
  return {
    attributes: [
      {
        name: "username",
        displayName: "${username}",
        // The e-mail address is the user name.
        permissions: { view: ["admin", "user"], edit: ["admin", "user"] },
        validations: {
          length: { min: 3, max: 254 },
          "username-prohibited-characters": {},
          "up-username-not-idn-homograph": {},
        },
        multivalued: false,
      },
      {
        name: "email",
        displayName: "${email}",
        // The confirmed address is what the super admin approved: people do not change it by themselves.
        permissions: { view: ["admin", "user"], edit: ["admin"] },
        required: { roles: ["user"] },
        validations: { email: {}, length: { max: 254 } },
        multivalued: false,
      },
      { name: "firstName", displayName: "${firstName}", ...personName },
      { name: "lastName", displayName: "${lastName}", ...personName },
      {
        name: ATTRIBUTES.customerNumber,
        displayName: "${customerNumber}",
        // Decides whose data a person sees: nobody may write their own.
        permissions: { view: ["admin", "user"], edit: ["admin"] },
        validations: { length: { max: 64 } },
        multivalued: false,
      },
      {
        name: ATTRIBUTES.registrationId,
        permissions: { view: ["admin"], edit: ["admin"] },
        validations: { length: { max: 64 } },
        multivalued: false,
      },
      {
        name: ATTRIBUTES.registeringFor,
        permissions: { view: ["admin"], edit: ["admin"] },
        validations: { length: { max: 64 } },
        multivalued: false,
      },
      ...legalVersions.map(legalAttribute),
    ],
  };
}
