trigger BirdContactTrigger on Contact(before insert, before update, after delete) {
    switch on Trigger.operationType {
        when BEFORE_INSERT, BEFORE_UPDATE {
            BirdContactTriggerHandler.beforeSave(Trigger.new);
        }
        when AFTER_DELETE {
            BirdContactTriggerHandler.afterDelete(Trigger.old);
        }
    }
}
