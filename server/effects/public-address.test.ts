import { expect, test } from "vitest";
import { isPublicAddress } from "./public-address";

test.each(["93.184.215.14", "1.1.1.1", "8.8.8.8", "2606:4700:4700::1111", "2a00:1450:4001:80b::200e"])(
  "%s is public",
  (address) => expect(isPublicAddress(address)).toBe(true),
);

test.each([
  ...["127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"],
  ...["169.254.169.254", "100.64.0.1", "100.100.100.200", "192.0.0.192", "192.0.2.1", "198.18.0.1", "203.0.113.9"],
  ...["224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "168.63.129.16", "192.88.99.1"],
])("%s is not public", (address) => expect(isPublicAddress(address)).toBe(false));

test.each([
  ...["::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "100::1"],
  // IPv4 in disguise: mapped, compatible, translated, NAT64, 6to4, Teredo
  ...["::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "::127.0.0.1", "::ffff:0:7f00:1", "64:ff9b::a9fe:a9fe"],
  ...["64:ff9b:1::1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "2001:0:a9fe:a9fe::1", "2001:db8::1", "5f00::1"],
])("%s is not public", (address) => expect(isPublicAddress(address)).toBe(false));

test.each(["", "localhost", "1.2.3", "1.2.3.4.5", "1.2.3.256", "example.com", "::g"])("%j is no address", (text) =>
  expect(isPublicAddress(text)).toBe(false),
);
