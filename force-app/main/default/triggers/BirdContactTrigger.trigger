trigger BirdContactTrigger on Contact(before insert, before update) {
    BirdContactTriggerHandler.beforeSave(Trigger.new);
}
