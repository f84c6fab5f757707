package io.flowhq.simulator.service;

import io.flowhq.simulator.service.message.PhoneNumber;
import io.flowhq.simulator.service.message.RequestConflict;
import io.flowhq.simulator.service.message.UnknownNumber;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All business phones. Guarded by the lock of {@link WhatsApp}. */
final class BusinessPhones {
    private static final int MAX_PHONES = 5_000;

    private final Map<PhoneNumber, BusinessPhone> phones = new TreeMap<>();

    BusinessPhone with(PhoneNumber number) {
        return find(number).orElseThrow(() -> new UnknownNumber(number));
    }

    Optional<BusinessPhone> find(PhoneNumber number) {
        return Optional.ofNullable(phones.get(number));
    }

    BusinessPhone add(PhoneNumber number, String name) {
        var phone = phones.get(number);
        if (phone == null) {
            if (phones.size() == MAX_PHONES) {
                throw new RequestConflict("there are " + MAX_PHONES + " phones already");
            }
            phone = new BusinessPhone(number, name);
            phones.put(number, phone);
        } else {
            phone.rename(name);
        }
        return phone;
    }

    Optional<LinkedDevice> device(String id) {
        return phones.values().stream()
                .flatMap(phone -> phone.devices().stream())
                .filter(device -> device.id.equals(id))
                .findFirst();
    }

    Collection<BusinessPhone> all() {
        return phones.values();
    }

    void clear() {
        phones.clear();
    }
}
